using System.ComponentModel;
using System.Text.RegularExpressions;
using Suffice.Chat;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>refusal</c>.</summary>
public sealed record RefusalOptions
{
    /// <summary>True to look at the words of an answer too, not only at what the provider says of it.</summary>
    /// <value>True.</value>
    [Shorthand]
    [Description("True to look at the words of a short answer too, not only at the provider's own sign of a refusal.")]
    public bool Phrases { get; init; } = true;
}

/// <summary>The model did not decline.</summary>
/// <remarks>
/// First what the provider says (stop reason, refusal field). Then the words, and only where declining is no answer: at the start of a
/// short answer, or of any answer where JSON or a tool call had to come. Where tools are offered freely, saying that none serves is an answer.
/// </remarks>
public sealed partial class RefusalCheck(RefusalOptions options) : ICheck
{
    private const int ShortAnswer = 600;
    private const int Opening = 160;

    private static readonly Finding Declined = Finding.Failed("The answer declines the task. Do the task as it is asked.");

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<RefusalOptions>(
        "refusal", "The model did not decline.", (options, _) => new RefusalCheck(options));

    /// <inheritdoc/>
    public string Name => "refusal";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        ChatAnswer answer = judged.Answer;
        if (answer.StopReason == StopReason.Refused || answer.Parts.Any(part => part is RefusalPart))
        {
            return Declined;
        }

        if (!options.Phrases || answer.ToolCalls.Any() || string.IsNullOrWhiteSpace(judged.Text))
        {
            return Finding.Passed;
        }

        bool mustBeForm = judged.Request.Format is { Kind: AnswerFormatKind.JsonObject or AnswerFormatKind.JsonSchema }
            || judged.Request.ToolChoice is { Mode: ToolChoiceMode.Required or ToolChoiceMode.Named };
        bool mayDecline = !mustBeForm && !judged.Request.Tools.IsDefaultOrEmpty;
        bool isShort = judged.Text.Length <= ShortAnswer;
        return !mayDecline && (mustBeForm || isShort) && Declines(judged.Text) ? Declined : Finding.Passed;
    }

    private static bool Declines(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart(" \t\r\n*_#>\"'");
        return Phrase().IsMatch(start[..Math.Min(start.Length, Opening)]);
    }

    // Only what a model says of itself at the very start; English first, then the same in German, French, Spanish, Italian and Portuguese.
    [GeneratedRegex(
        @"^(?:(?:i['’]m|i am)\s(?:very\s|so\s|really\s)?sorry,?\s(?:but\s)?|sorry,?\s(?:but\s)?|i\sapologi[sz]e,?\s(?:but\s)?|unfortunately,?\s|as\san\sai(?:\s[a-z]+){0,3},?\s)?"
        + @"(?:i\s(?:can['’]?t|cannot|can\snot|could\snot|couldn['’]t|won['’]t|will\snot|must\sdecline|decline\sto|(?:am|['’]m)\s(?:not\sable|unable))\b|i['’]m\s(?:not\sable|unable)\b)"
        + @"\s?(?:to\s)?(?:help|assist|provide|comply|fulfil|fulfill|answer|complete|do\sthat|do\sthis|create|generate|write|discuss|share|engage|continue|with\b)"
        + @"|^(?:es\stut\smir\sleid|tut\smir\sleid|leider)\b[^.]{0,40}\bkann\sich\b[^.]{0,60}\bnicht\b"
        + @"|^(?:je\ssuis\s)?d[ée]sol[ée]e?\b[^.]{0,40}\bje\sne\speux\spas\b"
        + @"|^lo\ssiento\b[^.]{0,40}\bno\spuedo\b|^mi\sdispiace\b[^.]{0,40}\bnon\sposso\b|^desculpe\b[^.]{0,40}\bn[ãa]o\sposso\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();
}
