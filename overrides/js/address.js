/** The page's own address: choices stand there, so that they can be sent to somebody. */

/** Put the choices in the address, in place of those that are there. pairs: [[name, value]]; empty values are left out. */
export function showInAddress(pairs) {
  const query = new URLSearchParams(pairs.filter(([, value]) => value.trim())).toString();
  try {
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
  } catch {
    // From a file, some browsers do not let a page change its address.
  }
}
