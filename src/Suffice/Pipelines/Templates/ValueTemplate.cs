using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Files;
using Suffice.Pipelines.Scopes;

namespace Suffice.Pipelines.Templates;

/// <summary>A JSON value whose texts are templates; a text that is one path alone stands for the value there.</summary>
internal abstract class ValueTemplate
{
    /// <summary>What it asks for.</summary>
    public abstract ImmutableArray<ScopePath> Paths { get; }

    /// <summary>Makes the value.</summary>
    /// <param name="scope">What is known.</param>
    /// <returns>The value; <see langword="null"/> for JSON's null.</returns>
    /// <exception cref="InvalidDataException">A text in it cannot be filled.</exception>
    public abstract ValueTask<JsonNode?> MakeAsync(RunScope scope);

    /// <summary>Makes the value.</summary>
    /// <param name="scope">What is known.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidDataException">A text in it cannot be filled.</exception>
    public async ValueTask<JsonElement> FillAsync(RunScope scope) =>
        JsonSerializer.SerializeToElement(await MakeAsync(scope).ConfigureAwait(false), MachineJson.Options);

    /// <summary>A value without places.</summary>
    internal sealed class Fixed(JsonElement value) : ValueTemplate
    {
        /// <inheritdoc/>
        public override ImmutableArray<ScopePath> Paths => [];

        /// <inheritdoc/>
        public override ValueTask<JsonNode?> MakeAsync(RunScope scope) => new(NodeOf(value));
    }

    /// <summary>A text.</summary>
    internal sealed class Text(TextTemplate template) : ValueTemplate
    {
        /// <inheritdoc/>
        public override ImmutableArray<ScopePath> Paths => template.Paths;

        /// <inheritdoc/>
        public override async ValueTask<JsonNode?> MakeAsync(RunScope scope) => template.Only is { } path
            ? scope.Find(path) is { } value ? NodeOf(value) : null
            : JsonValue.Create(await template.FillAsync(scope).ConfigureAwait(false));
    }

    /// <summary>A list.</summary>
    internal sealed class Many(ImmutableArray<ValueTemplate> items) : ValueTemplate
    {
        /// <inheritdoc/>
        public override ImmutableArray<ScopePath> Paths { get; } = [.. items.SelectMany(item => item.Paths)];

        /// <inheritdoc/>
        public override async ValueTask<JsonNode?> MakeAsync(RunScope scope)
        {
            JsonArray made = [];
            foreach (ValueTemplate item in items)
            {
                made.Add(await item.MakeAsync(scope).ConfigureAwait(false));
            }

            return made;
        }
    }

    /// <summary>An object.</summary>
    internal sealed class Named(ImmutableArray<KeyValuePair<string, ValueTemplate>> fields) : ValueTemplate
    {
        /// <inheritdoc/>
        public override ImmutableArray<ScopePath> Paths { get; } = [.. fields.SelectMany(field => field.Value.Paths)];

        /// <inheritdoc/>
        public override async ValueTask<JsonNode?> MakeAsync(RunScope scope)
        {
            JsonObject made = [];
            foreach ((string name, ValueTemplate value) in fields)
            {
                made[name] = await value.MakeAsync(scope).ConfigureAwait(false);
            }

            return made;
        }
    }

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value.Clone()),
        JsonValueKind.Array => JsonArray.Create(value.Clone()),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(value.Clone()),
    };
}
