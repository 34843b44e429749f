try: pass
except* A: pass
except* (B) as c: pass
else: pass
