"""The engine of a place's brand platform: data in, pages out. See docs/developer/architecture.md."""


def __getattr__(name: str) -> object:
    """Return `define_env`, which mkdocs-macros looks for here; imported late, for a fast start of the commands."""
    if name == "define_env":
        from macros.site.macros.pages import define_env

        return define_env
    raise AttributeError(name)
