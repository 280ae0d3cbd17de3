"""Sources and editions at an address (`s3://bucket/folder`): mirrored into a folder of this machine, worked on there, and brought back."""
