using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Keeps what seals sessions. The folder is opened when it is first needed: where it cannot be, pages fail, and calls go on.</summary>
internal sealed class SealingKeys(SessionFolder folder, ILoggerFactory loggers) : IXmlRepository
{
    // What the disk refuses now it may take later: a failure is not kept.
    private readonly Lazy<FileSystemXmlRepository> files = new(() => new(folder.Open("keys"), loggers), LazyThreadSafetyMode.PublicationOnly);

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => files.Value.GetAllElements();

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => files.Value.StoreElement(element, friendlyName);
}
