# The users' database, through getpwent.
import c

def users():
    found = {}
    setpwent()
    while p := getpwent():
        found[str(p.pw_name)] = p.pw_uid
    endpwent()
    return found

everybody = users()
root = getpwnam("root")
print("root" in everybody, everybody["root"] == root.pw_uid)
print(root.pw_name, root.pw_uid, root.pw_dir)
print(getpwnam("nobody of this name"))
