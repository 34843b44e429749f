# header: cjson/cJSON.h
import cjson
o = cJSON_Parse('{"a": [1, 2, 3], "s": "t"}'); a = cJSON_GetObjectItem(o, "a")
print([i.valueint for i in follow(a.child, "next")], cJSON_GetObjectItem(o, "s").valuestring, o.child.string)
t = cJSON_PrintUnformatted(o); print(t); cJSON_free(t); cJSON_Delete(o)
cJSON_InitHooks(cJSON_Hooks(malloc_fn=None, free_fn=None)); print(cJSON_Version())
# expect: [1, 2, 3] t a
# expect: {"a":[1,2,3],"s":"t"}
# expect: 1.7.15
