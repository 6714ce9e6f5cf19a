"""What a browser is given besides pages: style sheets, the tools' scripts, and the data that they read."""
