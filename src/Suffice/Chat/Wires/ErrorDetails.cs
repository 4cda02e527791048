using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Wires;

/// <summary>Writes what Suffice knows of an error beyond the protocol, in an object of its own name that clients pass over.</summary>
internal static class ErrorDetails
{
    public static void Write(ChatError error, Utf8JsonWriter json)
    {
        if (error.RequestId is null && error.Code is null && error.Attempts.IsDefaultOrEmpty)
        {
            return;
        }

        FieldWriter details = FieldWriter.Begin(Named(json));
        details.Text("code", error.Code);
        details.Text("request", error.RequestId);
        if (!error.Attempts.IsDefaultOrEmpty)
        {
            details.Name("attempts").WriteStartArray();
            foreach (FailedAttempt attempt in error.Attempts)
            {
                FieldWriter fields = FieldWriter.Begin(json);
                fields.Text("model", attempt.Model);
                fields.Text("reason", attempt.Reason);
                fields.Text("message", attempt.Message);
                fields.Text("provider", attempt.Provider);
                if (attempt.Took is { } took)
                {
                    fields.Name("ms").WriteNumberValue((long)Math.Round(took.TotalMilliseconds));
                }

                fields.End();
            }

            json.WriteEndArray();
        }

        details.End();
    }

    private static Utf8JsonWriter Named(Utf8JsonWriter json)
    {
        json.WritePropertyName("suffice"u8);
        return json;
    }
}
