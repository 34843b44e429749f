print("from elsewhere")
