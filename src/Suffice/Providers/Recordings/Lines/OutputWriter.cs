using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Spending;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Writes what one model gave to a call.</summary>
internal static class OutputWriter
{
    private const long TicksPerMillisecond = TimeSpan.TicksPerMillisecond;

    public static void Write(Utf8JsonWriter writer, RecordedOutput output)
    {
        writer.WriteStartObject();
        if (output.Answer is { } answer)
        {
            WriteAnswer(writer, answer, output.Model);
        }
        else
        {
            WriteUsage(writer, output.Usage);
        }

        if (output.CostUsd is { } charged && output.Answer?.ReportedCostUsd is null)
        {
            writer.WriteNumber("cost_usd", charged);
        }

        WriteFailure(writer, output.Failure);
        WriteTime(writer, "latency_ms", output.Latency);
        WriteTime(writer, "first_piece_ms", output.FirstPiece);
        if (output.Correct is { } correct)
        {
            writer.WriteBoolean("correct", correct);
        }

        ItemWriter.WriteText(writer, "prediction", output.Prediction);
        WriteProbabilities(writer, output.ClassProbabilities);
        if (output.Confidence is { } confidence)
        {
            writer.WriteNumber("confidence", confidence);
        }

        writer.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter writer, ChatAnswer answer, string model)
    {
        WriteParts(writer, answer.Parts);
        ItemWriter.WriteText(writer, "id", answer.Id);
        if (answer.Model != model)
        {
            writer.WriteString("model", answer.Model);
        }

        ItemWriter.WriteText(writer, "finish_reason", answer.StopReasonRaw);
        writer.WriteString("stop_reason", StopWords.Write(answer.StopReason));
        ItemWriter.WriteText(writer, "stop_sequence", answer.StopSequence);
        ItemWriter.WriteText(writer, "service_tier", answer.ServiceTier);
        ItemWriter.WriteText(writer, "region", answer.Region);
        ItemWriter.WriteText(writer, "created_at", answer.CreatedAt?.ToString("O", CultureInfo.InvariantCulture));
        if (answer.ReportedCostUsd is { } cost)
        {
            writer.WriteNumber("cost_usd", cost);
        }

        WriteUsage(writer, answer.Usage);
        ItemWriter.WriteJson(writer, "logprobs", answer.Logprobs);
        WriteAlternatives(writer, answer.Alternatives, model);
    }

    /// <summary>The text and the tool calls; all parts in order as well, where those two alone would not give them again.</summary>
    private static void WriteParts(Utf8JsonWriter writer, ImmutableArray<ContentPart> parts)
    {
        bool onlyText = parts is [TextPart];
        bool onlyCalls = parts.All(part => part is ToolCallPart);
        if (!onlyCalls)
        {
            writer.WriteString("text", ContentPart.TextOf(parts));
        }

        if (!onlyText)
        {
            writer.WriteStartArray("tool_calls");
            foreach (ToolCallPart call in parts.OfType<ToolCallPart>())
            {
                writer.WriteStartObject();
                writer.WriteString("id", call.Id);
                writer.WriteString("name", call.Name);
                PartWriter.WriteArguments(writer, "arguments", call.ArgumentsJson);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (!onlyText && !onlyCalls)
        {
            writer.WritePropertyName("content");
            PartWriter.Write(writer, parts, asText: false);
        }
    }

    private static void WriteUsage(Utf8JsonWriter writer, TokenUsage usage)
    {
        if (usage.Basis == UsageBasis.None)
        {
            return;
        }

        string suffix = usage.Basis == UsageBasis.Estimated ? "_est" : string.Empty;
        writer.WriteNumber("input_tokens" + suffix, usage.Prompt);
        writer.WriteNumber("output_tokens" + suffix, usage.Completion);
        WriteCount(writer, "cache_read_tokens", usage.CacheRead);
        WriteCount(writer, "cache_write_5m_tokens", usage.CacheWrite5m);
        WriteCount(writer, "cache_write_1h_tokens", usage.CacheWrite1h);
        WriteCount(writer, "audio_input_tokens", usage.AudioInput);
        WriteCount(writer, "reasoning_tokens", usage.Reasoning);
        WriteCount(writer, "audio_output_tokens", usage.AudioOutput);
    }

    private static void WriteFailure(Utf8JsonWriter writer, CallFailure? failure)
    {
        if (failure is null)
        {
            return;
        }

        writer.WriteStartObject("error");
        writer.WriteString("kind", EnumWord.Of(failure.Kind));
        writer.WriteString("message", failure.Message);
        if (failure.Status is { } status)
        {
            writer.WriteNumber("status", status);
        }

        ItemWriter.WriteText(writer, "code", failure.Code);
        WriteTime(writer, "retry_after_ms", failure.RetryAfter);
        if (failure.ShouldRetry is { } shouldRetry)
        {
            writer.WriteBoolean("should_retry", shouldRetry);
        }

        writer.WriteEndObject();
    }

    private static void WriteAlternatives(Utf8JsonWriter writer, ImmutableArray<ChatAnswer> alternatives, string model)
    {
        if (alternatives.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteStartArray("alternatives");
        foreach (ChatAnswer other in alternatives)
        {
            writer.WriteStartObject();
            WriteAnswer(writer, other, model);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProbabilities(Utf8JsonWriter writer, ImmutableArray<double> probabilities)
    {
        if (probabilities.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteStartArray("class_probabilities");
        foreach (double probability in probabilities)
        {
            writer.WriteNumberValue(probability);
        }

        writer.WriteEndArray();
    }

    private static void WriteCount(Utf8JsonWriter writer, string name, long count)
    {
        if (count > 0)
        {
            writer.WriteNumber(name, count);
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, TimeSpan? time)
    {
        if (time is { } value)
        {
            writer.WriteNumber(name, value.Ticks / (decimal)TicksPerMillisecond);
        }
    }
}
