// Runs before the editor: sets the address of its parts on this site, and its default language.
window.CMS_MANUAL_INIT = true;
window.CMS_PACKAGES = new URL(
  /** @type {HTMLScriptElement} */ (document.currentScript).dataset.packages ?? "",
  document.baseURI,
).href;
try {
  const { locale } = JSON.parse(localStorage.getItem("sveltia-cms.prefs") ?? "{}");
  if (!locale)
    localStorage.setItem(
      "sveltia-cms.prefs",
      JSON.stringify({ locale: /** @type {HTMLScriptElement} */ (document.currentScript).dataset.locale }),
    );
} catch {
  // Storage is blocked: the editor says so itself.
}
