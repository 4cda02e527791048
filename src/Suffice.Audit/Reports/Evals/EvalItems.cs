using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Suffice.Audit.Structure;
using Suffice.Files;

namespace Suffice.Audit.Reports.Evals;

/// <summary>Makes items to label out of a task's sample calls.</summary>
internal static class EvalItems
{
    private static readonly string[] Roles = ["user", "assistant", "tool"];

    /// <summary>Makes them.</summary>
    /// <param name="task">The task.</param>
    /// <param name="most">The most items.</param>
    /// <returns>The items, of every length and answer in turn.</returns>
    public static ImmutableArray<EvalItem> Of(AuditedTask task, int most) =>
    [
        .. Stratified(task.Samples
            .Where(sample => sample.Prompt.Length > 0 || sample.System.Length > 0)
            .Select(sample => (Sample: sample, Id: IdOf(sample)))
            .OrderBy(entry => entry.Id, StringComparer.Ordinal).ThenBy(entry => entry.Sample.Place, StringComparer.Ordinal)
            .DistinctBy(entry => entry.Id))
            .Take(most)
            .Select(entry => new EvalItem(entry.Id, new EvalInput(MessagesOf(entry.Sample)), Reference: null, TagsOf(entry.Sample))),
    ];

    /// <summary>One of each stratum, then a second of each, and so on: rare lengths and rare answers come first, too.</summary>
    private static IEnumerable<(CallSample Sample, string Id)> Stratified(IEnumerable<(CallSample Sample, string Id)> samples) => samples
        .GroupBy(entry => (LengthOf(entry.Sample), AnswerOf(entry.Sample.Answer)))
        .SelectMany(stratum => stratum.Select((entry, turn) => (Entry: entry, Turn: turn)))
        .OrderBy(placed => placed.Turn).ThenBy(placed => placed.Entry.Id, StringComparer.Ordinal)
        .Select(placed => placed.Entry);

    // The first bits of a hash of what is asked: the same call gets the same name in every audit.
    private static string IdOf(CallSample sample) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sample.System}\0{sample.Prompt}")).AsSpan(0, 8));

    private static EvalTags TagsOf(CallSample sample) => new(
        LengthOf(sample), sample.Model, sample.Type is { } type ? EnumWord.Of(type) : null, sample.Place, sample.Answer);

    private static string LengthOf(CallSample sample)
    {
        long from = 1L << BitOperations.Log2((ulong)Math.Max(1, sample.PromptTokens));
        return string.Create(CultureInfo.InvariantCulture, $"{from}-{(from * 2) - 1}");
    }

    /// <summary>A short answer is a stratum of its own; of longer ones only the form counts.</summary>
    private static string AnswerOf(string answer) => answer.Trim() switch
    {
        "" => "none",
        var label when AnswerTraits.IsShort(label) => label,
        ['{' or '[', ..] => "json",
        _ => "text",
    };

    private static ImmutableArray<EvalMessage> MessagesOf(CallSample sample)
    {
        ImmutableArray<EvalMessage>.Builder messages = ImmutableArray.CreateBuilder<EvalMessage>();
        if (sample.System.Length > 0)
        {
            messages.Add(new EvalMessage("system", sample.System));
        }

        // Several messages stand each after its role; one alone stands for itself.
        if (RoleAt(sample.Prompt) is null && sample.Prompt.Length > 0)
        {
            messages.Add(new EvalMessage("user", sample.Prompt));
        }
        else
        {
            messages.AddRange(Turns(sample.Prompt));
        }

        return messages.ToImmutable();
    }

    private static IEnumerable<EvalMessage> Turns(string prompt)
    {
        for (int at = 0; at >= 0 && RoleAt(prompt.AsSpan(at)) is { } role;)
        {
            int start = at + role.Length + 2;
            int next = NextRole(prompt, start);
            yield return new EvalMessage(role, next < 0 ? prompt[start..] : prompt[start..next]);
            at = next < 0 ? -1 : next + 2;
        }
    }

    private static int NextRole(string prompt, int from)
    {
        for (int at = prompt.IndexOf("\n\n", from, StringComparison.Ordinal); at >= 0; at = prompt.IndexOf("\n\n", at + 1, StringComparison.Ordinal))
        {
            if (RoleAt(prompt.AsSpan(at + 2)) is not null)
            {
                return at;
            }
        }

        return -1;
    }

    private static string? RoleAt(ReadOnlySpan<char> text)
    {
        foreach (string role in Roles)
        {
            if (text.StartsWith(role, StringComparison.OrdinalIgnoreCase) && text[role.Length..].StartsWith(": ", StringComparison.Ordinal))
            {
                return role;
            }
        }

        return null;
    }
}
