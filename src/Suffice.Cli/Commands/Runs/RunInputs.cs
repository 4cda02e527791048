using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Cli.Inputs;
using Suffice.Pipelines;

namespace Suffice.Cli.Commands.Runs;

/// <summary>Reads what a run is given, as it is typed.</summary>
internal static class RunInputs
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>Reads it.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="typed">What was typed: <c>name=value</c>, a file, or <c>-</c>.</param>
    /// <param name="run">The run's id, where one was typed.</param>
    /// <returns>The input; <see langword="null"/> to go on with a run by its id alone.</returns>
    /// <exception cref="CommandException">It is none of these, or no JSON.</exception>
    public static JsonElement? Read(Pipeline pipeline, IReadOnlyList<string> typed, string? run)
    {
        if (typed.Count == 0)
        {
            return run is null ? JsonSerializer.SerializeToElement(new { }) : null;
        }

        if (typed is [var only] && NameOf(only) is null)
        {
            return InputIn(pipeline, Parse(only == "-" ? Console.In.ReadToEnd() : File.ReadAllText(InputFile.Require(only, "name a JSON file, write name=value, or - for standard input")), only));
        }

        JsonObject input = [];
        foreach (string pair in typed)
        {
            string name = NameOf(pair) ?? throw new CommandException(ExitCode.WrongUse, $"--input {pair}: write name=value for each input, or name one JSON file with all of them");
            if (input.ContainsKey(name))
            {
                throw new CommandException(ExitCode.WrongUse, $"--input {name}: it stands twice");
            }

            input[name] = ValueOf(pipeline.Inputs.FirstOrDefault(one => one.Name == name), name, pair[(name.Length + 1)..]);
        }

        return JsonSerializer.SerializeToElement(input);
    }

    /// <summary>What a run is given, of a line of a batch too: <c>{"id": ..., "input": {...}}</c>.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="given">The object.</param>
    /// <returns>The input.</returns>
    public static JsonElement InputIn(Pipeline pipeline, JsonElement given) =>
        given.ValueKind == JsonValueKind.Object && given.TryGetProperty("input", out JsonElement input) && !pipeline.Inputs.Any(one => one.Name == "input") ? input : given;

    private static string? NameOf(string pair)
    {
        int end = pair.IndexOf('=', StringComparison.Ordinal);

        return end > 0 && pair.AsSpan(0, end).IndexOfAnyExcept(Letters) < 0 ? pair[..end] : null;
    }

    private static JsonNode? ValueOf(PipelineInput? input, string name, string text)
    {
        if (input is null or { Type: InputType.Text })
        {
            return text;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException) when (input.Type == InputType.Any)
        {
            return text;
        }
        catch (JsonException)
        {
            throw new CommandException(ExitCode.WrongUse, $"--input {name}: {text} is no JSON, and the pipeline wants {Files.EnumWord.Of(input.Type)} there");
        }
    }

    private static JsonElement Parse(string text, string from)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException broken)
        {
            throw new CommandException(ExitCode.WrongUse, $"{from}:{(broken.LineNumber ?? 0) + 1}: no JSON; give an object of inputs");
        }
    }
}
