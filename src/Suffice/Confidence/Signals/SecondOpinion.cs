using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Checks.Agreeing;
using Suffice.Checks.Tools;

namespace Suffice.Confidence.Signals;

/// <summary>Whether a second model says the same, by the comparison of the check <c>agreement</c>.</summary>
internal sealed class SecondOpinion : ISignalGroup<AnswerPair>
{
    public ImmutableArray<string> Names { get; } =
        ["second.agrees", "second.same_count", "second.same_tools", "second.more_calls", "second.shared_words", "second.length_ratio", "second.stated"];

    public void Read(AnswerPair source, Span<double> values)
    {
        AnswerForm form = AnswerForm.Of(source.Request, source.Answer, []);
        AnswerForm other = AnswerForm.Of(source.Request, source.Second, []);
        values[0] = !form.CanBeCompared ? double.NaN : form.DifferenceFrom(other) is null ? 1 : 0;
        ReadCalls(source, values[1..4]);
        string text = source.Answer.Text;
        string second = source.Second.Text;
        values[4] = WordsOf.ShareAmong(second, WordsOf.Distinct(text));
        values[5] = Math.Log(1 + text.Length) - Math.Log(1 + second.Length);
        values[6] = source.Second.StatedConfidence ?? double.NaN;
    }

    private static void ReadCalls(AnswerPair source, Span<double> values)
    {
        if (source.Request.Tools.IsDefaultOrEmpty)
        {
            values.Fill(double.NaN);
            return;
        }

        List<ToolCallPart> calls = [.. source.Answer.ToolCalls];
        List<ToolCallPart> others = [.. source.Second.ToolCalls];
        values[0] = calls.Count == others.Count ? 1 : 0;
        values[1] = calls.TrueForAll(call => others.Exists(other => OfferedTool.IsSame(call.Name, other.Name)))
            && others.TrueForAll(other => calls.Exists(call => OfferedTool.IsSame(call.Name, other.Name))) ? 1 : 0;
        values[2] = Math.Clamp(others.Count - calls.Count, -3, 3);
    }
}
