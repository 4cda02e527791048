using System.ComponentModel;
using System.Text;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Languages;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>language</c>.</summary>
internal sealed record LanguageOptions
{
    /// <summary>What <see cref="Expected"/> is when the answer should be in the language of the last user message.</summary>
    public const string SameAsInput = "same_as_input";

    /// <summary>The language: an ISO 639-1 code, or <c>same_as_input</c>.</summary>
    /// <value><c>same_as_input</c>.</value>
    [Shorthand]
    [Description("The expected language: same_as_input, or a code such as en, de, fr, ja.")]
    public string Expected { get; init; } = SameAsInput;

    /// <summary>The JSON path of the texts that are judged; <see langword="null"/> for all text of the answer.</summary>
    [Description("The JSON path of the texts to judge, such as $.reply; all text when absent.")]
    public string? Path { get; init; }
}

/// <summary>The answer is in the expected language. Says nothing of a text too short or too mixed to tell.</summary>
internal sealed class LanguageCheck : ICheck
{
    private readonly LanguageOptions options;
    private readonly AnswerPart part;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">The language is not known or the path cannot work.</exception>
    public LanguageCheck(LanguageOptions options)
    {
        this.options = options;
        part = AnswerPart.Of(options.Path);
        if (options.Expected != LanguageOptions.SameAsInput && !LanguageDetector.Knows(options.Expected))
        {
            throw new CheckOptionsException(
                "expected",
                $"\"{options.Expected}\" is not a language that can be told",
                $"write same_as_input or one of {string.Join(", ", LanguageDetector.Known)}");
        }
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<LanguageOptions>(
        "language", "The answer is in the expected language.", (options, _) => new LanguageCheck(options));

    /// <inheritdoc/>
    public string Name => "language";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        string? expected = options.Expected == LanguageOptions.SameAsInput ? LanguageDetector.Detect(InputOf(judged.Request)) : options.Expected;
        if (expected is null || judged.IsToolTurn || TextOf(judged) is not { } text || LanguageDetector.Detect(text) is not { } found)
        {
            return Finding.NotApplicable;
        }

        return found == expected
            ? Finding.Passed
            : Finding.Failed($"The answer is in {LanguageDetector.NameOf(found)}, but it must be in {LanguageDetector.NameOf(expected)}. Write it in {LanguageDetector.NameOf(expected)}.");
    }

    private string? TextOf(JudgedAnswer judged)
    {
        if (options.Path is null && judged.Json.Root is null)
        {
            return judged.Text;
        }

        StringBuilder joined = new();
        if (options.Path is null)
        {
            JsonScalar.ForEachString(judged.Json.Root!.Value, text => joined.Append(text).Append('\n'));
        }
        else
        {
            part.JudgeEach(judged, (text, _) => { joined.Append(text).Append('\n'); return null; });
        }

        return joined.ToString();
    }

    private static string InputOf(ChatRequest request) =>
        request.Messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? string.Empty;
}
