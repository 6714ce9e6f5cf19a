/** Pictures that go into a company's files: its own logotype, which stays in the browser, and the site's. */

/**
 * The picture in a file, with its size; rejects where the browser cannot read it as one.
 * @param {Blob} file
 * @returns {Promise<Logo>}
 */
export async function pictureIn(file) {
  const { width, height } = await createImageBitmap(file);
  const data = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = reject;
    reader.readAsDataURL(file);
  });
  return { data, width, height };
}
