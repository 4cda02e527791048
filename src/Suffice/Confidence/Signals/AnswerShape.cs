using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Confidence.Signals;

/// <summary>How long an answer is and how it is built.</summary>
internal sealed class AnswerShape : ISignalGroup<GivenAnswer>
{
    public ImmutableArray<string> Names { get; } =
    [
        "answer.characters", "answer.words", "answer.lines", "answer.sentences", "answer.digit_share", "answer.mark_share", "answer.foreign_share",
        "answer.list_lines", "answer.fences", "answer.is_cut", "answer.is_json", "answer.json_depth", "answer.json_leaves", "answer.length_to_request",
        "answer.prompt_words",
    ];

    public void Read(GivenAnswer source, Span<double> values)
    {
        ReadOnlySpan<char> text = source.Text;
        CharacterCounts counts = CharacterCounts.Of(text);
        values[0] = Math.Log(1 + counts.All);
        values[1] = Math.Log(1 + WordsOf.Count(text));
        values[2] = Math.Log(1 + counts.Lines);
        values[3] = Math.Log(1 + counts.Sentences);
        values[4] = counts.ShareOf(counts.Digits);
        values[5] = counts.ShareOf(counts.Marks);
        values[6] = counts.ShareOf(counts.Foreign);
        values[7] = Math.Log(1 + ListLinesIn(text));
        values[8] = Math.Log(1 + text.Count("```"));
        values[9] = source.Answer.StopReason is StopReason.MaxTokens or StopReason.ContextFull ? 1 : 0;
        values[10] = source.Json is null ? 0 : 1;
        (int depth, int leaves) = source.Json is { } json ? SizeOf(json) : default;
        values[11] = depth;
        values[12] = Math.Log(1 + leaves);
        values[13] = values[0] - Math.Log(1 + source.Asked.Text.Length);
        values[14] = WordsOf.ShareAmong(text, source.Asked.Words);
    }

    private static int ListLinesIn(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            ReadOnlySpan<char> core = line.TrimStart();
            count += core.Length > 2 && (core[0] is '-' or '*' or '•' || (char.IsAsciiDigit(core[0]) && core[1] is '.' or ')')) ? 1 : 0;
        }

        return count;
    }

    private static (int Depth, int Leaves) SizeOf(JsonElement value)
    {
        (int Depth, int Leaves) size = (0, 0);
        IEnumerable<JsonElement>? inner = value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value),
            JsonValueKind.Array => value.EnumerateArray(),
            _ => null,
        };
        if (inner is null)
        {
            return (0, 1);
        }

        foreach (JsonElement item in inner)
        {
            (int depth, int leaves) = SizeOf(item);
            size = (Math.Max(size.Depth, depth + 1), size.Leaves + leaves);
        }

        return size;
    }
}
