print("  # no comment", 1 +
      None)
