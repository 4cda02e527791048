using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

[assembly: AssemblyFixture(typeof(Suffice.Architecture.Tests.Shipped))]

namespace Suffice.Architecture.Tests;

/// <summary>The assemblies that ship, and what each type of theirs knows; read once for all tests.</summary>
public sealed class Shipped
{
    private const BindingFlags Own = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public Shipped()
    {
        Assemblies = [.. DrawnParts.Projects.Keys.Select(Assembly.Load)];
        ArchUnitNET.Domain.Architecture read = new ArchLoader().LoadAssemblies([.. Assemblies]).Build();
        Edges =
        [
            .. from type in read.Types
               from dependency in type.Dependencies
               where dependency.Target is not GenericParameter
               let edge = new Edge(type.FullName, type.Namespace?.FullName ?? string.Empty, dependency.Target.FullName, dependency.Target.Namespace?.FullName ?? string.Empty)
               where edge.From != edge.To
               select edge,
        ];
    }

    public IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>Which type knows which other: in a signature, a body, an attribute, an argument of a generic type.</summary>
    public IReadOnlyCollection<Edge> Edges { get; }

    /// <summary>Everything that people wrote: without what the compiler makes for closures, iterators and patterns of text.</summary>
    public IEnumerable<Type> WrittenTypes => Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsMade(type));

    public IEnumerable<FieldInfo> StaticFields =>
        WrittenTypes.SelectMany(type => type.GetFields(Own)).Where(state => !state.IsLiteral && (!IsMade(state) || IsOfAProperty(state)));

    // What a property without a body keeps is state that people wrote.
    private static bool IsOfAProperty(FieldInfo state) =>
        state.Name.EndsWith("k__BackingField", StringComparison.Ordinal) && state.DeclaringType is { } type && !IsMade(type);

    // Razor makes a type of the imports that all components share.
    private static bool IsMade(MemberInfo member) =>
        member.Name.StartsWith('<')
        || member.Name == "_Imports"
        || member.GetCustomAttributes().Any(attribute => attribute.GetType().Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute")
        || (member.DeclaringType is { } outer && IsMade(outer));

    /// <summary>One type knows another.</summary>
    public sealed record Edge(string From, string FromNamespace, string To, string ToNamespace)
    {
        public override string ToString() => $"{From} -> {To}";
    }
}
