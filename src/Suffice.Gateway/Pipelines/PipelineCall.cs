using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Gateway.Pipelines;

/// <summary>What a caller sends to have a pipeline run.</summary>
/// <param name="Input">What the run is given; <see langword="null"/> to go on with a run.</param>
/// <param name="Run">The run's id; <see langword="null"/> for a new one.</param>
/// <param name="Stream">True when events are wanted as they happen.</param>
internal sealed record PipelineCall(JsonElement? Input, string? Run, bool Stream)
{
    private static readonly string[] Keys = ["input", "run", "stream"];

    /// <summary>Reads one.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The call, or what is wrong with it and what would be right.</returns>
    public static (PipelineCall? Call, ChatError? Wrong) Read(ReadOnlyMemory<byte> body)
    {
        JsonElement root;
        try
        {
            // An empty body asks for a pipeline without inputs.
            root = body.IsEmpty ? JsonSerializer.SerializeToElement(new { }) : JsonSerializer.Deserialize<JsonElement>(body.Span);
        }
        catch (JsonException broken)
        {
            return Wrong($"the body is no JSON (line {(broken.LineNumber ?? 0) + 1}, position {(broken.BytePositionInLine ?? 0) + 1}); send {{\"input\": {{...}}}}", null);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return Wrong("the body is no JSON object; send {\"input\": {...}}", null);
        }

        foreach (JsonProperty field in root.EnumerateObject())
        {
            if (!Keys.Contains(field.Name, StringComparer.Ordinal))
            {
                return Wrong($"the body has a key '{field.Name}'; the keys are {string.Join(", ", Keys)}, and what the run is given stands in input", field.Name);
            }
        }

        string? run = null;
        if (root.TryGetProperty("run", out JsonElement named) && named.ValueKind != JsonValueKind.Null)
        {
            if (named.ValueKind != JsonValueKind.String)
            {
                return Wrong("run is no text", "run");
            }

            run = named.GetString();
        }

        bool stream = false;
        if (root.TryGetProperty("stream", out JsonElement streams) && streams.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
        {
            if (streams.ValueKind != JsonValueKind.True)
            {
                return Wrong("stream is neither true nor false", "stream");
            }

            stream = true;
        }

        JsonElement? input = root.TryGetProperty("input", out JsonElement given) && given.ValueKind != JsonValueKind.Null ? given : null;

        return (new PipelineCall(input, run, stream), null);
    }

    private static (PipelineCall? Call, ChatError? Wrong) Wrong(string message, string? param) =>
        (null, new ChatError(400, message) { Code = "malformed_body", Param = param });
}
