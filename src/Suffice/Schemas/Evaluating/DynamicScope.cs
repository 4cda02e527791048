using Suffice.Schemas.Loading;

namespace Suffice.Schemas.Evaluating;

/// <summary>The schema resources entered on the way to the present one, the present one first.</summary>
internal sealed record DynamicScope(SchemaResource Resource, DynamicScope? Outer)
{
    /// <summary>The scope after entering <paramref name="resource"/>; resources without dynamic anchors leave no trace.</summary>
    public static DynamicScope? Enter(DynamicScope? scope, SchemaResource resource)
        => resource.DynamicNodes.Count == 0 || ReferenceEquals(scope?.Resource, resource) ? scope : new DynamicScope(resource, scope);

    /// <summary>What <paramref name="anchor"/> means here: the outermost resource that has it decides.</summary>
    public static SchemaNode? Find(DynamicScope? scope, string anchor)
    {
        SchemaNode? found = null;
        for (DynamicScope? step = scope; step is not null; step = step.Outer)
        {
            found = step.Resource.DynamicNodes.GetValueOrDefault(anchor) ?? found;
        }

        return found;
    }
}
