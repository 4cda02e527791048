using System.ComponentModel;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>length</c>.</summary>
internal sealed record LengthOptions
{
    /// <summary>The most; <see langword="null"/> for no limit.</summary>
    [Shorthand]
    [Description("The most units allowed.")]
    public int? Max { get; init; }

    /// <summary>The fewest; <see langword="null"/> for no limit.</summary>
    [Description("The fewest units allowed.")]
    public int? Min { get; init; }

    /// <summary>What is counted.</summary>
    /// <value>Characters.</value>
    [Description("What is counted: chars, words, sentences, lines or tokens (an estimate: characters / 4).")]
    public LengthUnit Unit { get; init; }

    /// <summary>The JSON path of the texts that are measured; <see langword="null"/> for the whole answer.</summary>
    [Description("The JSON path of the texts to measure, such as $.summary; the whole answer when absent.")]
    public string? Path { get; init; }
}

/// <summary>Each text has no fewer and no more of a unit than stated.</summary>
internal sealed class LengthCheck : ICheck
{
    private readonly LengthOptions options;
    private readonly AnswerPart part;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">The limits or the path cannot work.</exception>
    public LengthCheck(LengthOptions options)
    {
        if (options.Min is null && options.Max is null)
        {
            throw new CheckOptionsException(string.Empty, "length has no limit", "give max, min or both");
        }

        if (options.Min < 0 || options.Max < 0 || options.Min > options.Max)
        {
            throw new CheckOptionsException("min", "no length can be within the limits", "give 0 <= min <= max");
        }

        this.options = options;
        part = AnswerPart.Of(options.Path);
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<LengthOptions>(
        "length", "The answer, or texts in it, are no shorter and no longer than stated.", (options, _) => new LengthCheck(options));

    /// <inheritdoc/>
    public string Name => "length";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
        new(part.JudgeEach(judged, JudgeText));

    private string? JudgeText(string text, JudgedAnswer judged)
    {
        int length = TextLength.Of(text, options.Unit);
        return length < options.Min ? $"has {length} {Unit} and must have at least {options.Min}"
            : length > options.Max ? $"has {length} {Unit} and must have at most {options.Max}"
            : null;
    }

    private string Unit => options.Unit == LengthUnit.Chars ? "characters" : options.Unit.ToString().ToLowerInvariant();
}
