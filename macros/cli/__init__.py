"""The commands, a file each. They read arguments, call the rooms below and print; they decide nothing else."""
