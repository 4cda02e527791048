using System.ComponentModel;
using System.Text.RegularExpressions;
using Suffice.Checks.Canonical;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>regex</c>.</summary>
internal sealed record RegexCheckOptions
{
    /// <summary>The pattern; it may match anywhere, so anchor it with <c>^</c> and <c>$</c> for the whole.</summary>
    [Shorthand]
    [Description("The pattern, .NET syntax without lookarounds and backreferences; anchor it with ^ and $ to hold the whole text.")]
    public required string Pattern { get; init; }

    /// <summary>The JSON path of the values it is held against; <see langword="null"/> for the whole answer.</summary>
    [Description("The JSON path of the values to match, such as $.code; the whole answer when absent.")]
    public string? Path { get; init; }

    /// <summary>True when the pattern must not match.</summary>
    /// <value>False.</value>
    [Description("True when the pattern must not match anywhere.")]
    public bool Forbidden { get; init; }

    /// <summary>True when case does not count.</summary>
    /// <value>False.</value>
    [Description("True when upper and lower case are the same.")]
    public bool IgnoreCase { get; init; }
}

/// <summary>The answer, or values in it, match a pattern. Matching takes time linear in the answer.</summary>
internal sealed class RegexCheck : ICheck
{
    private readonly RegexCheckOptions options;
    private readonly Regex pattern;
    private readonly AnswerPart part;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">The pattern or the path cannot work.</exception>
    public RegexCheck(RegexCheckOptions options)
    {
        this.options = options;
        pattern = Compile(options);
        part = AnswerPart.Of(options.Path);
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<RegexCheckOptions>(
        "regex", "The answer, or values in it, match a pattern or do not.", (options, _) => new RegexCheck(options));

    /// <inheritdoc/>
    public string Name => "regex";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
        new(part.JudgeEach(judged, JudgeText));

    private string? JudgeText(string text, JudgedAnswer judged)
    {
        if (pattern.IsMatch(text) != options.Forbidden)
        {
            return null;
        }

        string must = options.Forbidden ? "must not contain anything that matches" : "must match";
        return $"{must} the pattern {options.Pattern}, but is \"{JsonScalar.Quote(text)}\"";
    }

    private static Regex Compile(RegexCheckOptions options)
    {
        if (options.Pattern.Length == 0)
        {
            throw new CheckOptionsException("pattern", "is empty", "give the pattern that the answer must match");
        }

        RegexOptions how = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
            | (options.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return new Regex(options.Pattern, how);
        }
        catch (NotSupportedException)
        {
            throw new CheckOptionsException("pattern", "uses lookaround, a backreference or an atomic group", "write it without: matching must stay linear on any answer");
        }
        catch (ArgumentException broken)
        {
            throw new CheckOptionsException("pattern", $"is not a pattern: {broken.Message}", "write a .NET regular expression");
        }
    }
}
