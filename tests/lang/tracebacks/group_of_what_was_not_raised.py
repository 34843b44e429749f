raise ExceptionGroup("no tb inside", [ValueError(1), ExceptionGroup("x", [KeyError(1)]), TypeError(3)])
