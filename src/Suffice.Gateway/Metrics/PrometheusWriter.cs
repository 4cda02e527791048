using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Suffice.Gateway.Metrics;

/// <summary>Writes metrics in Prometheus' text form (version 0.0.4).</summary>
internal sealed class PrometheusWriter(IBufferWriter<byte> output)
{
    private string family = string.Empty;

    /// <summary>The form's media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Begins a family; its samples follow.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type"><c>counter</c>, <c>gauge</c> or <c>histogram</c>.</param>
    /// <param name="help">What it counts, on one line.</param>
    public void Family(string name, string type, string help)
    {
        family = name;
        Text($"# HELP {name} {help}\n# TYPE {name} {type}\n");
    }

    /// <summary>Writes a family of one sample without labels.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type"><c>counter</c> or <c>gauge</c>.</param>
    /// <param name="help">What it counts, on one line.</param>
    /// <param name="value">The sample.</param>
    public void Single(string name, string type, string help, decimal value)
    {
        Family(name, type, help);
        Sample(value);
    }

    /// <summary>Writes a sample of a whole number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="labels">Names and values.</param>
    public void Sample(long value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        Series(string.Empty, labels);
        Number(value);
    }

    /// <summary>Writes a sample of an exact amount.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="labels">Names and values.</param>
    public void Sample(decimal value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        Series(string.Empty, labels);
        Text(value.ToString(CultureInfo.InvariantCulture));
        Text("\n");
    }

    /// <summary>Writes a histogram's samples.</summary>
    /// <param name="histogram">Its state.</param>
    /// <param name="labels">Names and values.</param>
    public void Sample(HistogramState histogram, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        long count = 0;
        for (int bucket = 0; bucket < histogram.Counts.Length; bucket++)
        {
            count += histogram.Counts[bucket];
            string bound = bucket < histogram.Bounds.Length
                ? histogram.Bounds[bucket].ToString(CultureInfo.InvariantCulture)
                : "+Inf";
            Series("_bucket", [.. labels, ("le", bound)]);
            Number(count);
        }

        Series("_sum", labels);
        Text(((decimal)histogram.Sum.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture));
        Text("\n");
        Series("_count", labels);
        Number(count);
    }

    private void Series(string suffix, ReadOnlySpan<(string Name, string Value)> labels)
    {
        Text(family);
        Text(suffix);
        for (int i = 0; i < labels.Length; i++)
        {
            Text(i == 0 ? "{" : ",");
            Text(labels[i].Name);
            Text("=\"");
            Text(Escaped(labels[i].Value));
            Text("\"");
        }

        Text(labels.IsEmpty ? " " : "} ");
    }

    private static string Escaped(string value) => value.AsSpan().ContainsAny('\\', '"', '\n')
        ? value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
        : value;

    private void Number(long value)
    {
        Span<byte> room = output.GetSpan(24);
        Utf8Formatter.TryFormat(value, room, out int written);
        room[written] = (byte)'\n';
        output.Advance(written + 1);
    }

    private void Text(string text) => Encoding.UTF8.GetBytes(text, output);
}
