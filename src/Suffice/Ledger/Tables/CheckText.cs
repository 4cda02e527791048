using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Suffice.Checks;
using Suffice.Files;

namespace Suffice.Ledger.Tables;

/// <summary>What the checks of an attempt found, as one JSON column: <c>[["json_schema","passed"],["confidence","failed",0.41]]</c>.</summary>
internal static class CheckText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Write(ImmutableArray<CheckOutcome> checks)
    {
        return checks.IsDefaultOrEmpty ? null : Array(writer =>
        {
            foreach (CheckOutcome check in checks)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(check.Check);
                writer.WriteStringValue(EnumWord.Of(check.Kind));
                if (check.Score is { } score && double.IsFinite(score))
                {
                    writer.WriteNumberValue(score);
                }

                writer.WriteEndArray();
            }
        });
    }

    public static ImmutableArray<CheckOutcome> Read(string? text)
    {
        if (text is null)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(text);
        return
        [
            .. document.RootElement.EnumerateArray().Select(item => new CheckOutcome(
                item[0].GetString() ?? string.Empty,
                RowReader.WordOf<FindingKind>(item[1].GetString() ?? string.Empty),
                Score: item.GetArrayLength() > 2 ? item[2].GetDouble() : null)),
        ];
    }

    /// <summary>The violations, apart, because they may quote the answer: <c>[[attempt, check, "detail"], ...]</c> by place.</summary>
    public static string? WriteDetails(ImmutableArray<AttemptEntry> attempts)
    {
        bool any = attempts.Any(attempt => attempt.Checks.Any(check => check.Detail is not null));
        return !any ? null : Array(writer =>
        {
            for (int attempt = 0; attempt < attempts.Length; attempt++)
            {
                for (int check = 0; check < attempts[attempt].Checks.Length; check++)
                {
                    WriteDetail(writer, attempt, check, attempts[attempt].Checks[check].Detail);
                }
            }
        });
    }

    public static ImmutableArray<AttemptEntry> WithDetails(ImmutableArray<AttemptEntry> attempts, string? text)
    {
        if (text is null)
        {
            return attempts;
        }

        AttemptEntry[] detailed = [.. attempts];
        using JsonDocument document = JsonDocument.Parse(text);
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            int place = item[0].GetInt32();
            int check = item[1].GetInt32();
            ImmutableArray<CheckOutcome> checks = detailed[place].Checks;
            detailed[place] = detailed[place] with
            {
                Checks = checks.SetItem(check, checks[check] with { Detail = item[2].GetString() }),
            };
        }

        return [.. detailed];
    }

    private static void WriteDetail(Utf8JsonWriter writer, int attempt, int check, string? detail)
    {
        if (detail is null)
        {
            return;
        }

        writer.WriteStartArray();
        writer.WriteNumberValue(attempt);
        writer.WriteNumberValue(check);
        writer.WriteStringValue(detail);
        writer.WriteEndArray();
    }

    private static string Array(Action<Utf8JsonWriter> items)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            writer.WriteStartArray();
            items(writer);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
