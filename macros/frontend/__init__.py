"""What browsers load besides pages: style sheets, the tools' scripts, and the data for those."""
