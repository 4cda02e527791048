using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Api;

/// <summary>Adds to an operation what only its endpoint's metadata tells: its parameters, and who may call it.</summary>
internal sealed class DocumentedEndpoint : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        EndpointDescription described = metadata.OfType<EndpointDescription>().Single();
        operation.Summary = described.Summary;
        operation.Tags = new HashSet<OpenApiTagReference> { new(described.Group, context.Document) };
        operation.RequestBody = described.TakesBody ? Body() : null;
        foreach ((string status, IOpenApiResponse response) in operation.Responses ?? [])
        {
            response.Description = status == "200" ? "The answer." : "A parameter is wrong: which, and what would be right.";
        }

        operation.Parameters =
        [
            .. RoutePatternFactory.Parse(context.Description.RelativePath ?? string.Empty).Parameters.Select(InPath),
            .. metadata.OfType<QueryParameter>().Select(InQuery),
        ];
        AccessLevel level = EndpointAccess.LevelOf(new EndpointMetadataCollection(metadata));
        operation.Description = level switch
        {
            AccessLevel.Anyone => "Open to anyone.",
            AccessLevel.Caller => "For holders of any key that may call models, where the gateway asks for keys.",
            AccessLevel.View => "For holders of a key of any role (view, review, admin), where the gateway asks for keys.",
            AccessLevel.Review => "For holders of a key of the role review or admin, where the gateway asks for keys.",
            _ => "For holders of a key of the role admin or one of the policy's own, where the gateway asks for keys.",
        };
        if (metadata.OfType<WithheldContent>().LastOrDefault() is { } withheld)
        {
            operation.Description += $" The role view gets null for {string.Join(", ", withheld.Fields)}, and their names in withheld.";
        }

        operation.Security = level == AccessLevel.Anyone
            ? []
            : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.KeyScheme, context.Document)] = [] }];

        return Task.CompletedTask;
    }

    private static OpenApiRequestBody Body() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
        },
    };

    private static OpenApiParameter InPath(RoutePatternParameterPart part) => new()
    {
        Name = part.Name,
        In = ParameterLocation.Path,
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter InQuery(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = SchemaOf(parameter),
    };

    private static OpenApiSchema SchemaOf(QueryParameter parameter) => parameter.Form switch
    {
        QueryForm.Number => new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = parameter.Least.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Maximum = parameter.Most.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Default = parameter.Default is null ? null : JsonNode.Parse(parameter.Default),
        },
        QueryForm.Flag => new() { Type = JsonSchemaType.Boolean },
        QueryForm.Word => new()
        {
            Type = JsonSchemaType.String,
            Enum = [.. parameter.Words.Select(word => (JsonNode)word)],
            Default = parameter.Default,
        },
        _ => new() { Type = JsonSchemaType.String },
    };
}
