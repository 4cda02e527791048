using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Checks.Grounding;
using Suffice.Checks.Paths;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>grounded</c>.</summary>
internal sealed record GroundedOptions
{
    /// <summary>What must occur in the input.</summary>
    /// <value>Numbers, dates and quotes.</value>
    [Shorthand]
    [Description("What must occur in the input: numbers, dates, quotes; all three when absent.")]
    public ImmutableArray<GroundedKind> Kinds { get; init; } = [GroundedKind.Numbers, GroundedKind.Dates, GroundedKind.Quotes];

    /// <summary>JSON paths of the texts that are judged; empty for the whole answer.</summary>
    [Description("JSON paths of what is judged, such as $.amount; the whole answer when absent.")]
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Whole numbers up to this are not looked for: they count things.</summary>
    /// <value>10.</value>
    [Description("Whole numbers up to this need not occur in the input.")]
    public int IgnoreUpTo { get; init; } = 10;
}

/// <summary>What the check <c>grounded</c> looks for.</summary>
internal enum GroundedKind
{
    /// <summary>Numbers, in any usual form.</summary>
    Numbers,

    /// <summary>Dates, in any usual form.</summary>
    Dates,

    /// <summary>Texts of three words or more in quotation marks.</summary>
    Quotes,
}

/// <summary>Numbers, dates and quotes of the answer occur in what the model was given. Not for answers that calculate.</summary>
internal sealed class GroundedCheck : ICheck
{
    private readonly GroundedOptions options;
    private readonly ImmutableArray<JsonPath> paths;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">A path cannot work or nothing is looked for.</exception>
    public GroundedCheck(GroundedOptions options)
    {
        this.options = options;
        paths = options.Paths.IsDefaultOrEmpty ? [] : [.. options.Paths.Select(path => JsonPath.Parse(path, "paths"))];
        if (options.Kinds.IsDefaultOrEmpty)
        {
            throw new CheckOptionsException("kinds", "names nothing to look for", "name numbers, dates, quotes or leave it out");
        }
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<GroundedOptions>(
        "grounded", "Numbers, dates and quotes of the answer occur in what the model was given.", (options, _) => new GroundedCheck(options));

    /// <inheritdoc/>
    public string Name => "grounded";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        if (judged.IsToolTurn || InputText.Of(judged.Request) is not { } input)
        {
            return Finding.NotApplicable;
        }

        if (!paths.IsEmpty && judged.Json.Root is null)
        {
            return AnswerPart.NeedsJson(judged, paths[0]);
        }

        Grounds grounds = new(input, options);
        bool anything = false;
        foreach (string text in Texts(judged))
        {
            anything |= text.Length > 0;
            if (grounds.Missing(text) is { } missing)
            {
                return Finding.Failed($"The answer states {missing}, which does not occur in the input. State only what the input says.");
            }
        }

        return anything ? Finding.Passed : Finding.NotApplicable;
    }

    private List<string> Texts(JudgedAnswer judged)
    {
        if (judged.Json.Root is not { } root)
        {
            return [judged.Text];
        }

        IEnumerable<JsonElement> chosen = paths.IsEmpty ? [root] : paths.SelectMany(path => path.Select(root));
        List<string> texts = [];
        foreach (JsonElement value in chosen)
        {
            JsonScalar.ForEachLeaf(value, leaf => texts.Add(JsonScalar.TextOf(leaf)));
        }

        return texts;
    }
}
