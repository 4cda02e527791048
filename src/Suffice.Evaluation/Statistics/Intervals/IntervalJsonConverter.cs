using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suffice.Evaluation.Statistics.Intervals;

/// <summary>Writes an interval as <c>[low, high]</c>.</summary>
internal sealed class IntervalJsonConverter : JsonConverter<Interval>
{
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        double[] ends = JsonSerializer.Deserialize<double[]>(ref reader, options) ?? [];

        return ends is [double low, double high] ? new Interval(low, high) : throw new JsonException("an interval is [low, high]");
    }

    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Low);
        writer.WriteNumberValue(value.High);
        writer.WriteEndArray();
    }
}
