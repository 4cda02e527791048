using System.Text;
using Suffice.Audit.Sources;

namespace Suffice.Audit.Tests.Sources;

/// <summary>Reads rows out of text, as they would come from a file.</summary>
internal static class Rows
{
    public static List<(string Text, long Line, string? Fault)> Of(string content, int chunk = int.MaxValue) =>
        Of(new ChunkedStream(Encoding.UTF8.GetBytes(content), chunk));

    public static List<(string Text, long Line, string? Fault)> Of(Stream content) =>
        [.. SourceRows.Read(content).SelectMany(block => block.Rows.Select(row => (Encoding.UTF8.GetString(block[row].Span), row.Line, row.Fault)).ToArray())];
}

/// <summary>A stream that gives its bytes in small pieces, as a pipe may.</summary>
internal sealed class ChunkedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
}
