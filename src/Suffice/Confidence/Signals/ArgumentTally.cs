using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Tools;

namespace Suffice.Confidence.Signals;

/// <summary>Counts over all arguments of an answer's calls.</summary>
internal sealed class ArgumentTally(AskedCall asked)
{
    private int invalid, missing, unknown, arguments, optionalGiven, optionalLeft, defaults, empty, booleans, nested, chosen, texts, numbers;
    private double textsGiven, leastText = 1, numbersGiven, leastNumber = 1;

    /// <summary>Required arguments whose value the call's text does not give.</summary>
    public int MissingFromRequest { get; private set; }

    /// <summary>Counts a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tool">The tool it calls; <see langword="null"/> when none such is offered.</param>
    public void Add(ToolCallPart call, ToolDefinition? tool)
    {
        if (tool is null || ToolArguments.Read(call).Root is not { ValueKind: JsonValueKind.Object } root)
        {
            invalid++;
            return;
        }

        JsonElement? schema = tool.Parameters;
        HashSet<string> required = NamesIn(schema, "required");
        JsonElement properties = schema is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty("properties", out JsonElement named) ? named : default;
        invalid += schema is { } parameters && ToolParameters.Read(parameters).Wrong(root) is not null ? 1 : 0;
        missing += required.Count(name => !root.TryGetProperty(name, out _));
        foreach (JsonProperty argument in root.EnumerateObject())
        {
            JsonElement parameter = properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(argument.Name, out JsonElement found) ? found : default;
            AddArgument(argument, parameter, required.Contains(argument.Name));
        }

        optionalLeft += properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().Count(property => !required.Contains(property.Name) && !root.TryGetProperty(property.Name, out _))
            : 0;
    }

    /// <summary>Writes the counts.</summary>
    /// <param name="faults">Invalid calls, missing and unknown arguments.</param>
    /// <param name="values">Everything else.</param>
    public void Write(Span<double> faults, Span<double> values)
    {
        faults[0] = invalid;
        faults[1] = missing;
        faults[2] = unknown;
        values[0] = Math.Log(1 + arguments);
        values[1] = Math.Log(1 + optionalGiven);
        values[2] = Math.Log(1 + optionalLeft);
        values[3] = Math.Log(1 + defaults);
        values[4] = empty;
        values[5] = texts == 0 ? double.NaN : textsGiven / texts;
        values[6] = texts == 0 ? double.NaN : leastText;
        values[7] = numbers == 0 ? double.NaN : numbersGiven / numbers;
        values[8] = numbers == 0 ? double.NaN : leastNumber;
        values[9] = Math.Log(1 + booleans);
        values[10] = Math.Log(1 + nested);
        values[11] = Math.Log(1 + chosen);
    }

    private static HashSet<string> NamesIn(JsonElement? schema, string field) =>
        schema is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(field, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(JsonScalar.TextOf)]
            : [];

    private void AddArgument(JsonProperty argument, JsonElement parameter, bool isRequired)
    {
        bool isChosen = parameter.ValueKind == JsonValueKind.Object && parameter.TryGetProperty("enum", out _);
        arguments++;
        unknown += parameter.ValueKind == JsonValueKind.Undefined ? 1 : 0;
        optionalGiven += isRequired ? 0 : 1;
        defaults += parameter.ValueKind == JsonValueKind.Object && StatedDefault.Is(parameter, argument.Value) ? 1 : 0;
        nested += argument.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? 1 : 0;
        chosen += isChosen ? 1 : 0;
        double least = 1;
        JsonScalar.ForEachLeaf(argument.Value, leaf => least = Math.Min(least, isChosen ? 1 : GivenShare(leaf)));
        MissingFromRequest += isRequired && least < 0.5 ? 1 : 0;
    }

    private double GivenShare(JsonElement leaf)
    {
        switch (leaf.ValueKind)
        {
            case JsonValueKind.String:
                string text = JsonScalar.TextOf(leaf);
                double share = WordsOf.ShareAmong(text, asked.Words);
                if (double.IsNaN(share))
                {
                    empty += text.Length == 0 ? 1 : 0;
                    return 1;
                }

                texts++;
                textsGiven += share;
                leastText = Math.Min(leastText, share);
                return share;
            case JsonValueKind.Number when leaf.TryGetDecimal(out decimal number):
                double given = asked.Known.Contains(number) ? 1 : 0;
                numbers++;
                numbersGiven += given;
                leastNumber = Math.Min(leastNumber, given);
                return given;
            case JsonValueKind.True or JsonValueKind.False:
                booleans++;
                return 1;
            default:
                return 1;
        }
    }
}
