"""The commands that do more than ask one question: one module each. All others are run by `cli.run` alike."""
