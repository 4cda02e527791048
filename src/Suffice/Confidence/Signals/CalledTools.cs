using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Checks.Tools;

namespace Suffice.Confidence.Signals;

/// <summary>The tools an answer calls: how many, whether they fit what was asked, and where their arguments come from.</summary>
internal sealed class CalledTools : ISignalGroup<GivenAnswer>
{
    public ImmutableArray<string> Names { get; } =
    [
        "calls.count", "calls.none", "calls.distinct_tools", "calls.offered_share", "calls.invalid", "calls.missing_required", "calls.unknown_arguments",
        "calls.repeated", "calls.written", "calls.arguments", "calls.optional_given", "calls.optional_left", "calls.defaults", "calls.empty",
        "calls.texts_given", "calls.least_text_given", "calls.numbers_given", "calls.least_number_given", "calls.booleans", "calls.nested", "calls.chosen",
        "calls.best_name_fit", "calls.least_name_fit", "calls.fit_lead", "calls.per_join", "calls.required_unasked", "calls.same_but_one",
    ];

    public void Read(GivenAnswer source, Span<double> values)
    {
        ImmutableArray<ToolDefinition> tools = source.Asked.Request.Tools;
        if (tools.IsDefaultOrEmpty)
        {
            values.Fill(double.NaN);
            return;
        }

        List<ToolCallPart> calls = source.Calls;
        ArgumentTally tally = new(source.Asked);
        double best = 0, least = 1;
        foreach (ToolCallPart call in calls)
        {
            ToolDefinition? tool = OfferedTool.Find(tools, call.Name);
            tally.Add(call, tool);
            double fit = FitOf(source.Asked, tool);
            (best, least) = (Math.Max(best, fit), Math.Min(least, fit));
        }

        double bestOffered = tools.Max(tool => FitOf(source.Asked, tool));
        int distinct = calls.Select(call => call.Name).Distinct(StringComparer.Ordinal).Count();
        values[0] = Math.Log(1 + calls.Count);
        values[1] = calls.Count == 0 ? 1 : 0;
        values[2] = distinct;
        values[3] = calls.Count == 0 ? double.NaN : distinct / (double)tools.Length;
        values[7] = RepeatedCalls.Find(calls) is null ? 0 : 1;
        values[8] = calls.Count == 0 && WrittenCall.Find(source.Text, tools) is not null ? 1 : 0;
        tally.Write(values[4..7], values[9..21]);
        values[21] = calls.Count == 0 ? double.NaN : best;
        values[22] = calls.Count == 0 ? double.NaN : least;
        values[23] = bestOffered - (calls.Count == 0 ? 0 : least);
        values[24] = Math.Log(1 + calls.Count) - Math.Log(2 + JoinsIn(source.Asked.Text));
        values[25] = tally.MissingFromRequest;
        values[26] = calls.Count < 2 ? double.NaN : calls.Count - distinct;
    }

    private static double FitOf(AskedCall asked, ToolDefinition? tool)
    {
        double share = tool is null ? 0 : WordsOf.ShareAmong($"{tool.Name} {tool.Description}", asked.Words);
        return double.IsNaN(share) ? 0 : share;
    }

    private static int JoinsIn(ReadOnlySpan<char> text) => text.Count(',') + text.Count(" and ") + text.Count(';') + text.Count('?');
}
