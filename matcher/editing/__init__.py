"""Reading, checking and compiling data files, which it must find as files."""

from matcher.folder import need_files

need_files()
