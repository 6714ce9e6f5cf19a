"""The commands, a file each. They parse arguments, call the rooms below and print, and decide nothing else."""
