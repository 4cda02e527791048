using System.Collections.Immutable;

namespace Suffice.Confidence.Signals;

/// <summary>How long a call is and what its characters are.</summary>
internal sealed class RequestShape : ISignalGroup<AskedCall>
{
    public ImmutableArray<string> Names { get; } =
    [
        "request.characters", "request.words", "request.lines", "request.sentences", "request.longest_line", "request.word_length",
        "request.digit_share", "request.upper_share", "request.mark_share", "request.foreign_share", "request.turns", "request.system_characters",
    ];

    public void Read(AskedCall source, Span<double> values)
    {
        CharacterCounts counts = CharacterCounts.Of(source.Text);
        int words = WordsOf.Count(source.Text);
        values[0] = Math.Log(1 + counts.All);
        values[1] = Math.Log(1 + words);
        values[2] = Math.Log(1 + counts.Lines);
        values[3] = Math.Log(1 + counts.Sentences);
        values[4] = Math.Log(1 + counts.LongestLine);
        values[5] = words == 0 ? double.NaN : (double)(counts.Letters + counts.Digits) / words;
        values[6] = counts.ShareOf(counts.Digits);
        values[7] = counts.ShareOf(counts.Upper);
        values[8] = counts.ShareOf(counts.Marks);
        values[9] = counts.ShareOf(counts.Foreign);
        values[10] = Math.Log(1 + source.Request.Messages.Length);
        values[11] = Math.Log(1 + source.System.Length);
    }
}
