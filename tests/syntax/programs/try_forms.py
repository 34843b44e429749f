try: pass
except: pass
try: pass
except A: pass
except (A, B) as c: pass
else: pass
finally: pass
try: pass
finally: pass
