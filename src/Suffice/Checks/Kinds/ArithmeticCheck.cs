using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using Suffice.Checks.Arithmetic;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>arithmetic</c>.</summary>
internal sealed record ArithmeticOptions
{
    /// <summary>True to work out the sums stated in the text, such as <c>12 * 4 = 48</c> and <c>&lt;&lt;3+5=8&gt;&gt;</c>.</summary>
    /// <value>True.</value>
    [Shorthand]
    [Description("True to work out the sums stated in the text, such as 12 * 4 = 48.")]
    public bool Stated { get; init; } = true;

    /// <summary>Fields that must be the sum of others.</summary>
    /// <value>None.</value>
    [Description("Fields that must be the sum of others: { total: $.total, parts: $.items[*].amount }.")]
    public ImmutableArray<SumOptions> Totals { get; init; } = [];
}

/// <summary>A field that must be the sum of others.</summary>
internal sealed record SumOptions
{
    /// <summary>The JSON path of the total.</summary>
    [Description("The JSON path of the total, such as $.total.")]
    public required string Total { get; init; }

    /// <summary>The JSON path of its parts.</summary>
    [Description("The JSON path of the parts, such as $.items[*].amount.")]
    public required string Parts { get; init; }
}

/// <summary>Sums that the answer states hold, exactly but for the rounding that their digits show.</summary>
internal sealed class ArithmeticCheck : ICheck
{
    private readonly ArithmeticOptions options;
    private readonly ImmutableArray<(JsonPath Total, JsonPath Parts)> totals;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">A path cannot work.</exception>
    public ArithmeticCheck(ArithmeticOptions options)
    {
        this.options = options;
        totals = options.Totals.IsDefaultOrEmpty
            ? []
            : [.. options.Totals.Select(sum => (JsonPath.Parse(sum.Total, "totals.total"), JsonPath.Parse(sum.Parts, "totals.parts")))];
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<ArithmeticOptions>(
        "arithmetic", "Sums that the answer states hold.", (options, _) => new ArithmeticCheck(options));

    /// <inheritdoc/>
    public string Name => "arithmetic";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        if (judged.IsToolTurn)
        {
            return Finding.NotApplicable;
        }

        foreach ((JsonPath total, JsonPath parts) in totals)
        {
            if (judged.Json.Root is not { } root)
            {
                return AnswerPart.NeedsJson(judged, total);
            }

            if (WrongTotal(root, total, parts) is { } wrong)
            {
                return Finding.Failed(wrong);
            }
        }

        return options.Stated && judged.Text.Contains('=', StringComparison.Ordinal) && WrongStatement(judged) is { } statement
            ? Finding.Failed($"{statement}. Work it out again and correct what follows from it.")
            : Finding.Passed;
    }

    // Inside JSON the text is read as written before it was escaped.
    private static string? WrongStatement(JudgedAnswer judged)
    {
        if (judged.Json.Root is not { } root)
        {
            return StatedEquation.FirstWrong(judged.Text);
        }

        string? wrong = null;
        JsonScalar.ForEachString(root, text => wrong ??= StatedEquation.FirstWrong(text));
        return wrong;
    }

    private static string? WrongTotal(JsonElement root, JsonPath total, JsonPath parts)
    {
        if (total.Select(root) is not [var stated, ..] || CanonicalValue.NumberIn(JsonScalar.TextOf(stated), out _) is not { } said)
        {
            return $"The answer has no number at {total.Text}.";
        }

        decimal sum = 0;
        foreach (JsonElement part in parts.Select(root))
        {
            if (CanonicalValue.NumberIn(JsonScalar.TextOf(part), out _) is not { } amount || Math.Abs(amount) > decimal.MaxValue / 1_000_000)
            {
                return $"\"{JsonScalar.Quote(part)}\" at {parts.Text} is not a number that can be summed.";
            }

            sum += amount;
            if (Math.Abs(sum) > decimal.MaxValue / 2)
            {
                return $"The values at {parts.Text} are too large to be summed.";
            }
        }

        return sum == said ? null : $"{total.Text} is {said:0.##########}, but the values at {parts.Text} come to {sum:0.##########}.";
    }
}
