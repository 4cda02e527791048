using System.Text.Json;
using Suffice.Audit.Formats;
using Suffice.Audit.Sources;

namespace Suffice.Audit.Reading;

/// <summary>Finds out which tool wrote a file, from its first rows.</summary>
internal static class FormatRecognition
{
    private const int RowsLooked = 50;

    /// <summary>The format that fits best.</summary>
    /// <param name="block">The file's first block.</param>
    /// <param name="formats">The formats known.</param>
    /// <returns>The format; <see langword="null"/> when none fits.</returns>
    public static ILogFormat? Of(RowBlock block, IReadOnlyList<ILogFormat> formats)
    {
        long[] fits = new long[formats.Count];
        foreach (RowAt row in block.Rows.Where(row => row.Fault is null).Take(RowsLooked))
        {
            Add(block[row], formats, fits);
        }

        int best = Array.IndexOf(fits, fits.Length == 0 ? 0 : fits.Max());
        return best >= 0 && fits[best] > 0 ? formats[best] : null;
    }

    private static void Add(ReadOnlyMemory<byte> row, IReadOnlyList<ILogFormat> formats, long[] fits)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(row, RowElements.Lenient);
            foreach (JsonElement element in RowElements.Of(document.RootElement).Take(RowsLooked))
            {
                for (int i = 0; i < formats.Count; i++)
                {
                    fits[i] += formats[i].Fit(element);
                }
            }
        }
        catch (JsonException)
        {
            // A broken row tells nothing; it is counted when rows are read.
        }
    }
}
