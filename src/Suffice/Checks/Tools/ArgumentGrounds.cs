using System.Text.Json;
using System.Text.RegularExpressions;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Grounding;
using Suffice.Checks.Kinds;

namespace Suffice.Checks.Tools;

/// <summary>Tells which arguments of a call were made up.</summary>
internal sealed partial class ArgumentGrounds
{
    private const int LongestValue = 60;

    private readonly string input;
    private readonly KnownNumbers numbers;
    private readonly ToolGrounding level;

    private ArgumentGrounds(string input, ToolGrounding level)
    {
        this.input = input;
        this.level = level;
        numbers = new KnownNumbers(input);
    }

    /// <summary>The grounds of a call; <see langword="null"/> when it carries images or documents, from which anything may come.</summary>
    public static ArgumentGrounds? Of(ChatRequest request, ToolGrounding level) =>
        InputText.Of(request) is { } input ? new ArgumentGrounds(input, level) : null;

    /// <summary>What was made up, as the rest of a sentence; <see langword="null"/> when nothing was.</summary>
    public string? Wrong(JsonElement arguments, ToolParameters parameters)
    {
        foreach (JsonProperty argument in arguments.EnumerateObject())
        {
            ToolParameter? parameter = parameters.Find(argument.Name);
            if (parameter is { IsChosen: true })
            {
                continue;
            }

            string? wrong = parameter is { Required: true } && argument.Value.ValueKind == JsonValueKind.String && argument.Value.ValueEquals(string.Empty)
                ? "is empty, though it is required"
                : null;
            JsonScalar.ForEachLeaf(argument.Value, leaf => wrong ??= WrongLeaf(leaf, argument.Name, parameter));
            if (wrong is not null)
            {
                return $"is not given by the conversation: the argument {argument.Name} {wrong}. Take it from the conversation, or do not make the call.";
            }
        }

        return null;
    }

    private string? WrongLeaf(JsonElement leaf, string name, ToolParameter? parameter) => leaf.ValueKind switch
    {
        JsonValueKind.String => WrongText(JsonScalar.TextOf(leaf)),
        JsonValueKind.Number when leaf.TryGetDecimal(out decimal value) => WrongYear(value, name) ?? WrongNumber(value, parameter),
        _ => null,
    };

    private string? WrongText(string text)
    {
        if (text.Length > LongestValue)
        {
            return null;
        }

        if (Placeholder().IsMatch(text) && !input.Contains(text, StringComparison.OrdinalIgnoreCase))
        {
            return $"is the placeholder \"{text}\"";
        }

        foreach (Match match in Year().Matches(text))
        {
            if (!IsNamed(match.ValueSpan))
            {
                return $"has the year {match.Value}, which nobody named";
            }
        }

        return null;
    }

    private string? WrongYear(decimal value, string name) =>
        value is >= 1900 and <= 2100 && value % 1 == 0 && name.Contains("year", StringComparison.OrdinalIgnoreCase) && !IsNamed($"{value:0}")
            ? $"is the year {value:0}, which nobody named"
            : null;

    private bool IsNamed(ReadOnlySpan<char> year) =>
        input.AsSpan().Contains(year, StringComparison.Ordinal);

    private string? WrongNumber(decimal value, ToolParameter? parameter)
    {
        if (level != ToolGrounding.Numbers)
        {
            return null;
        }

        if (!numbers.Contains(value))
        {
            return parameter?.Schema.Contains($"{value:0.##########}", StringComparison.Ordinal) == true ? null : $"is {value:0.##########}, a number that nobody stated";
        }

        return value > 1 && parameter?.Schema.Contains("percent", StringComparison.OrdinalIgnoreCase) != true && IsOnlyPercent(value)
            ? $"is {value:0.##########} for {value:0.##########}%, and nothing asks for a percentage"
            : null;
    }

    private bool IsOnlyPercent(decimal value)
    {
        string written = $"{value:0.##########}";
        return input.Contains($"{written}%", StringComparison.Ordinal) || input.Contains($"{written} percent", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    // What stands where a value should be. Whole values only: these words occur inside honest ones.
    [GeneratedRegex(
        @"^\s*(?:<[^<>]*>|\[[a-z _]+\]|\{\{?[a-z _]+\}?\}|your[_ -].*|n/?a|tbd|unknown|unspecified|placeholder|string|null|none|undefined|.*_placeholder|result[s]?_(?:of|from)_.*|.*@example\.(?:com|org))\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
