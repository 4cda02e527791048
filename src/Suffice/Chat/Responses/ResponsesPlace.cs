using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Responses;

/// <summary>Where an event belongs.</summary>
internal record struct ResponsesPlace
{
    /// <summary>The item, by its place; <see langword="null"/> where only its id is told.</summary>
    public int? Output { get; set; }

    /// <summary>The item, by its id.</summary>
    public string? ItemId { get; set; }

    /// <summary>The part of a message, or of a piece of reasoning.</summary>
    public int Part { get; set; }

    /// <summary>Takes the value of a field, at whose name the reader stands; passes over those that say nothing of a place.</summary>
    public bool TryRead(ref Utf8JsonReader json)
    {
        bool output = json.ValueTextEquals("output_index"u8);
        bool part = json.ValueTextEquals("content_index"u8) || json.ValueTextEquals("summary_index"u8);
        bool id = json.ValueTextEquals("item_id"u8);
        json.Read();
        if (output || part)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out int number))
            {
                return false;
            }

            Output = output ? number : Output;
            Part = part ? number : Part;
        }
        else if (id && json.TokenType == JsonTokenType.String)
        {
            ItemId = CutText.Read(ref json);
        }
        else
        {
            json.Skip();
        }

        return true;
    }

    /// <summary>Reads the place of an event that is read whole.</summary>
    public static ResponsesPlace Of(ref FieldReader fields) => new()
    {
        Output = fields.Whole("output_index"),
        ItemId = fields.Text("item_id"),
        Part = fields.Whole("content_index") ?? fields.Whole("summary_index") ?? 0,
    };
}
