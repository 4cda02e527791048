using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Suffice.Gateway.Api;

/// <summary>Corrects the schemas of what is written in a form of our own.</summary>
internal sealed class DocumentedForm : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Type type = context.JsonTypeInfo.Type;
        Type known = Nullable.GetUnderlyingType(type) ?? type;
        if (known == typeof(TimeSpan))
        {
            schema.Type = known == type ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
            schema.Description ??= "Milliseconds.";
        }
        else if (known.IsEnum && schema.Enum is { } words)
        {
            // Where a word may be missing, the place that refers to it says so: said twice it would fit both alternatives.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. words.Where(word => word?.GetValueKind() == System.Text.Json.JsonValueKind.String)];
        }

        return Task.CompletedTask;
    }
}
