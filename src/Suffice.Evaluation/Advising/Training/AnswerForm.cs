using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Schemas;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Holds answers against the schema that their own call asks for: whatever passed its gate, a model must not be taught to break it.</summary>
internal sealed class AnswerForm
{
    private readonly PerSchema<JsonSchema?> schemas = new(Read);

    /// <summary>Whether an answer has the form that its call asks for.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>False only where the call has a schema that can be read, and the answer's text breaks it.</returns>
    public bool Has(ChatRequest request, ChatAnswer answer)
    {
        if (request.Format is not { Kind: AnswerFormatKind.JsonSchema, Schema: { } stated } || answer.ToolCalls.Any() || schemas.Of(stated) is not { } schema)
        {
            return true;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(answer.Text);

            return schema.IsValid(json.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonSchema? Read(JsonElement schema)
    {
        try
        {
            return JsonSchema.Parse(schema);
        }
        catch (JsonSchemaException)
        {
            return null;
        }
    }
}
