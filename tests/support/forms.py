"""The forms as an editor uses them, on a copy of a project's files in the browser's own file system."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

_FOLDERS = ("data", "docs")
_TEXTS = (".yml", ".md", ".svg")
# No person is there to choose a folder; the browser's own file system gives one that works the same.
_CHOSEN = """
window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("project");
"""
_FILL = """async (files) => {
  const top = await (await navigator.storage.getDirectory()).getDirectoryHandle("project", { create: true });
  await top.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    let folder = top;
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const stream = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
_READ = """async () => {
  const files = {};
  async function read(folder, path) {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await read(handle, `${path}${name}/`);
      else files[path + name] = await (await handle.getFile()).text();
    }
  }
  await read(await (await navigator.storage.getDirectory()).getDirectoryHandle("project"), "");
  return files;
}"""

# Scrolls to the last field that is drawn within the innermost one around the path, else to the last of all.
_SCROLL = """async (path) => {
  const section = "section[data-key-path]";
  const at = (path) => document.querySelector(`section[data-key-path="${path}"]`);
  const around = path.split(".").map((_, index, parts) => parts.slice(0, -index - 1).join(".")).filter(Boolean);
  for (let turn = 0; turn < 600 && !at(path); turn += 1) {
    const outer = around.map(at).find(Boolean);
    const drawn = [...(outer ?? document).querySelectorAll(section)];
    (drawn.at(-1) ?? outer)?.scrollIntoView();
    await new Promise(requestAnimationFrame);
  }
}"""
# The editor's own words, by the language of the page.
_WORDS = {
    "sv": {"folder": "Arbeta med lokalt repository", "save": "Spara", "add": "Lägg till"},
    "en": {"folder": "Work with Local Repository", "save": "Save", "add": "Add"},
}


class Forms:
    """An editor at the forms of the edition at the address. root: the project whose files are changed."""

    def __init__(self, page: Page, address: str, root: Path) -> None:
        self.page = page
        self.address = address.replace("127.0.0.1", "localhost")
        self.root = root
        self.words = _WORDS["en" if address.endswith("/en/") else "sv"]

    def start(self) -> None:
        """Open the page and choose a folder with the project's files."""
        self.page.add_init_script(_CHOSEN)
        self.page.goto(f"{self.address}404.html")
        self.write({path: (self.root / path).read_text("utf-8") for path in self._paths()})
        self.page.goto(f"{self.address}redigera/formular/")
        self.page.get_by_role("button", name=self.words["folder"]).click()
        expect(self.page.get_by_role("treeitem").first).to_be_visible()

    def _paths(self) -> Iterator[str]:
        for folder in _FOLDERS:
            for file in sorted((self.root / folder).rglob("*")):
                if file.suffix in _TEXTS:
                    yield file.relative_to(self.root).as_posix()

    def write(self, files: dict[str, str]) -> None:
        """Write files into the folder without the forms, as another editor would."""
        self.page.evaluate(_FILL, files)

    def fetch(self) -> list[str]:
        """Copy what the forms have written to the project; returns the changed paths, sorted."""
        changed = []
        for path, text in self.page.evaluate(_READ).items():
            file = self.root / path
            if not file.exists() or file.read_text("utf-8") != text:
                file.write_text(text, "utf-8", newline="")
                changed.append(path)
        return sorted(changed)

    def open(self, kind: str, id_: str) -> None:
        """Open an item's form; with the id `new`, an empty one."""
        place = f"#/collections/{kind}/new" if id_ == "new" else f"#/collections/{kind}/entries/{id_}"
        self.page.goto(f"{self.address}redigera/formular/{place}")
        expect(self.page.locator("section[data-key-path]").first).to_be_visible()

    def field(self, path: str) -> Locator:
        """Return the field at the path. Fields are rendered near the window: scroll until it exists."""
        self.page.evaluate(_SCROLL, path)
        return self.page.locator(f'section[data-key-path="{path}"]')

    def fill(self, path: str, text: str) -> None:
        """Write the text into the field."""
        self.field(path).locator(":is(input, textarea)").first.fill(text)

    def pick(self, path: str, *names: str) -> None:
        """Pick the names from the field's list."""
        for name in names:
            field = self.field(path)
            radio = field.get_by_role("radio", name=name).or_(field.get_by_role("checkbox", name=name))
            if radio.count():
                radio.first.check()  # tries again where the form was drawn anew under the pointer
                continue
            field.get_by_role("combobox").first.click()
            self.page.get_by_role("option", name=name).first.click()

    def add(self, path: str) -> None:
        """Add an entry to the field's list."""
        self.field(path).get_by_role("button", name=self.words["add"]).last.click()

    def save(self) -> None:
        """Save, and wait until the form closes."""
        self.page.get_by_role("button", name=self.words["save"]).click()
        expect(self.page.get_by_role("button", name=self.words["save"])).to_be_hidden()
