using Suffice.Chat;

namespace Suffice.Checks.Kinds;

/// <summary>The check <c>truncated</c> has no options.</summary>
internal sealed record TruncatedOptions;

/// <summary>The answer was not cut off: by the reason the model stopped for, or by a bracket or code fence left open where that is unknown.</summary>
internal sealed class TruncatedCheck : ICheck
{
    private static readonly Finding Cut = Finding.Failed("The answer was cut off before its end. Give a complete answer in fewer words.");

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<TruncatedOptions>(
        "truncated", "The answer was not cut off.", (_, _) => new TruncatedCheck());

    /// <inheritdoc/>
    public string Name => "truncated";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(judged.Answer.StopReason switch
    {
        StopReason.MaxTokens or StopReason.ContextFull => Cut,
        StopReason.Unknown when IsLeftOpen(judged.Text) || judged.Answer.ToolCalls.Any(call => IsLeftOpen(call.ArgumentsJson)) => Cut,
        _ => Finding.Passed,
    });

    private static bool IsLeftOpen(string text)
    {
        ReadOnlySpan<char> said = text.AsSpan().Trim();
        return said is ['{' or '[', ..] ? IsOpenJson(said)
            : said.StartsWith("```") && said.Count("```") % 2 == 1;
    }

    private static bool IsOpenJson(ReadOnlySpan<char> text)
    {
        int depth = 0;
        bool inString = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && inString)
            {
                i++;
            }
            else if (c == '"')
            {
                inString = !inString;
            }
            else if (!inString)
            {
                depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            }
        }

        return inString || depth > 0;
    }
}
