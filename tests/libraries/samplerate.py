# header: samplerate.h
import samplerate
d = SRC_DATA(data_in=[0.0, 1.0, 0.0, -1.0] * 8, data_out=new("float[64]"), input_frames=32, output_frames=64, src_ratio=2.0)
print(src_simple(d, SRC_LINEAR, 1), d.output_frames_gen, [round(x, 2) for x in d.data_out[:6]], src_get_name(SRC_LINEAR))
# expect: 0 64 [0.0, 0.0, 0.0, 0.5, 1.0, 0.5] Linear Interpolator
