/** Pictures for a company's files: its own logotype, which stays in the browser, and the site's. */

/**
 * Return the picture in a file, with its size; rejects if the browser cannot decode it.
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
