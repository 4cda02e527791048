using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;

namespace Suffice.Evaluation.Metrics;

/// <summary>Loads metrics that somebody wrote in .NET.</summary>
/// <remarks>An assembly runs with all rights of whoever loads it: load only what you would run.</remarks>
public static class MetricAssembly
{
    /// <summary>Loads every public metric of an assembly that can be made without parameters.</summary>
    /// <param name="path">The assembly, built for this version; what it depends on lies beside it.</param>
    /// <returns>A metric of each type, in the order of their names.</returns>
    /// <exception cref="EvalMetricException">It cannot be loaded, has no metric, or one of them cannot be made.</exception>
    public static ImmutableArray<IMetric> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Type[] types = TypesOf(path);
        ImmutableArray<IMetric> metrics =
        [
            .. types.Where(type => type is { IsPublic: true, IsAbstract: false } && typeof(IMetric).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => Make(type, path)),
        ];
        return metrics.IsEmpty
            ? throw new EvalMetricException($"{path}: no public class implements {typeof(IMetric).FullName} and can be made without parameters")
            : metrics;
    }

    private static Type[] TypesOf(string path)
    {
        try
        {
            return new Beside(Path.GetFullPath(path)).LoadFromAssemblyPath(Path.GetFullPath(path)).GetExportedTypes();
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or ReflectionTypeLoadException)
        {
            throw new EvalMetricException($"{path}: cannot be loaded as a .NET assembly: {e.Message}", e);
        }
    }

    private static IMetric Make(Type type, string path)
    {
        try
        {
            return (IMetric)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException e)
        {
            throw new EvalMetricException($"{path}: {type.FullName} cannot be made: {e.InnerException?.Message}", e);
        }
    }

    /// <summary>Finds an assembly's dependencies beside it; this program's own assemblies are shared, so that both mean the same by a metric.</summary>
    private sealed class Beside(string path) : AssemblyLoadContext(path)
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Assembly? shared = Default.Assemblies.FirstOrDefault(loaded => AssemblyName.ReferenceMatchesDefinition(loaded.GetName(), assemblyName));
            return shared ?? (resolver.ResolveAssemblyToPath(assemblyName) is { } beside ? LoadFromAssemblyPath(beside) : null);
        }
    }
}
