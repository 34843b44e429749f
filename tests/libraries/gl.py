# header: GL/gl.h
import GL
print(GL_TRIANGLES, GL_TRUE)
print(glGetString(GL_VERSION), glGetError())
# expect: 4 1
# expect: NULL 0
